fetch("http://offers.shop.test:8080/rest/v1/delivery?client=demo&sessionId=it's&version=2.11.8&note=[a%20b]", {
  method: "POST",
  credentials: "include",
  headers: { "Content-Type": "text/plain" },
  body: '{"requestId":"a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7","id":{"tntId":"0d3c5f7a91b24e68a1c2d3e4f5061728.35_0"},"context":{"channel":"mobile","crossDomain":"disabled","beacon":true},"strange\\n#name":1,"telemetry":{"entries":[]},"notifications":[{"id":"it\'s \\"all\\" \\\\ $HOME `id` %s !!","impressionId":"e2b7d4","type":"display","timestamp":1778058000000,"mbox":{"name":"\u003c/script>\u003c!-- {x} #{y} ${z}","state":"line one\\nline two\\r\\ttab"},"tokens":["aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg=="],"parameters":{"":"\u2028 \\u0000 \\u001b[31m \u0085","__proto__":"ÄÖÜ 漢字 👋","quote\'d":"a\u202eb \\ud800 c","\\\\u000a":"\'\'\'\\"\\"\\""}},{"id":7,"impressionId":"e2b7d4","type":"hover","timestamp":1.5,"mbox":{"name":"home","state":"state-of-home"},"tokens":[1]}]}',
}).then(async response => console.log(response.status, await response.text()));
