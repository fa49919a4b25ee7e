// at.js adds the session and sends a beacon, whose answer no page can read.
// It makes its own: requestId, environmentId, context.
// JavaScript cannot hold all digits of: notifications[0].mbox.price, notifications[0].order.total.
adobe.target.sendNotifications({
  request: {
    notifications: [
      {
        id: "c8f0a1",
        type: "display",
        timestamp: 1778058000000.0,
        mbox: { name: "home", price: 9223372036854775801 },
        order: { id: "order-9", total: 9223372036854775801.10, experienceLocalId: 2.0 },
        tokens: ["token"],
      },
    ],
  },
});
