fetch("https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=6b1f0c52a9d84a6f9c1fb0f3a1d7e204&version=2.11.8", {
  method: "POST",
  credentials: "include",
  headers: { "Content-Type": "text/plain" },
  body: '{\n    "requestId": "a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7",\n    "environmentId": 9007199254740993,\n    "context": {\n      "channel": "web",\n      "timeOffsetInMinutes": -120.0,\n      "screen": { "width": 1.28e3, "pixelRatio": 1.500, "colorDepth": 1e400 },\n      "geo": { "latitude": 48.10, "longitude": 11.576123456789012345 }\n    },\n    "notifications": [\n      {\n        "id": "c8f0a1",\n        "type": "display",\n        "timestamp": 1778058000000.0,\n        "mbox": { "name": "home", "price": 9223372036854775801 },\n        "order": { "id": "order-9", "total": 9223372036854775801.10, "experienceLocalId": 2.0 },\n        "tokens": ["token"]\n      }\n    ]\n  }',
}).then(async response => console.log(response.status, await response.text()));
