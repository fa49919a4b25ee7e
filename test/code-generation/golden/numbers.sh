curl --proto '=http,https' --url 'https://demo.tt.omtrdc.net/rest/v1/delivery?client=demo&sessionId=6b1f0c52a9d84a6f9c1fb0f3a1d7e204&version=2.11.8' \
  -H 'Content-Type: text/plain' \
  --data-raw '{
    "requestId": "a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7",
    "environmentId": 9007199254740993,
    "context": {
      "channel": "web",
      "timeOffsetInMinutes": -120.0,
      "screen": { "width": 1.28e3, "pixelRatio": 1.500, "colorDepth": 1e400 },
      "geo": { "latitude": 48.10, "longitude": 11.576123456789012345 }
    },
    "notifications": [
      {
        "id": "c8f0a1",
        "type": "display",
        "timestamp": 1778058000000.0,
        "mbox": { "name": "home", "price": 9223372036854775801 },
        "order": { "id": "order-9", "total": 9223372036854775801.10, "experienceLocalId": 2.0 },
        "tokens": ["token"]
      }
    ]
  }'
