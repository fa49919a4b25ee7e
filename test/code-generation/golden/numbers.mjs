import TargetClient from "@adobe/target-nodejs-sdk";

// The request's URL does not contain it: fill it in.
const ORGANIZATION_ID = "<your IMS org id>@AdobeOrg";

// The SDK strips what it does not know: notifications[0].mbox.price.
// JavaScript cannot hold all digits of: environmentId, context.screen.colorDepth, context.geo.longitude, notifications[0].mbox.price, notifications[0].order.total.
// When Target refuses the request, this SDK sends it ten more times and gives no reason.
const targetClient = TargetClient.create({ client: "demo", organizationId: ORGANIZATION_ID });

const { response } = await targetClient.sendNotifications({
  sessionId: "6b1f0c52a9d84a6f9c1fb0f3a1d7e204",
  request: {
    requestId: "a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7",
    environmentId: 9007199254740993,
    context: {
      channel: "web",
      timeOffsetInMinutes: -120.0,
      screen: { width: 1.28e3, pixelRatio: 1.500, colorDepth: 1e400 },
      geo: { latitude: 48.10, longitude: 11.576123456789012345 },
    },
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
console.log(response);
