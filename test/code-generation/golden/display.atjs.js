// at.js adds the session and sends a beacon, whose answer no page can read.
// It takes from the page:
// - id (the mbox cookie and the Visitor API)
// It makes its own: requestId, context.
adobe.target.sendNotifications({
  request: {
    notifications: [
      {
        id: "c8f0a1",
        impressionId: "e2b7d4",
        type: "display",
        timestamp: 1778058000000,
        mbox: { name: "home", state: "state-of-home" },
        tokens: [
          "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
        ],
      },
    ],
  },
});
