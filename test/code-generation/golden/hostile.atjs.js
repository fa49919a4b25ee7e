// at.js adds the session and sends a beacon, whose answer no page can read.
// It takes from the page:
// - id (the mbox cookie and the Visitor API)
// It makes its own: requestId, context, strange%0A%23name, telemetry.
adobe.target.sendNotifications({
  request: {
    notifications: [
      {
        id: 'it\'s "all" \\ $HOME `id` %s !!',
        impressionId: "e2b7d4",
        type: "display",
        timestamp: 1778058000000,
        mbox: { name: "\u003c/script>\u003c!-- {x} #{y} ${z}", state: "line one\nline two\r\ttab" },
        tokens: [
          "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
        ],
        parameters: {
          "": "\u2028 \u0000 \u001b[31m \u0085",
          ["__proto__"]: "ÄÖÜ 漢字 👋",
          "quote'd": "a\u202eb \ud800 c",
          "\\u000a": "'''\"\"\"",
        },
      },
      {
        id: 7,
        impressionId: "e2b7d4",
        type: "hover",
        timestamp: 1.5,
        mbox: { name: "home", state: "state-of-home" },
        tokens: [1],
      },
    ],
  },
});
