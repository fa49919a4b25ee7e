import TargetClient from "@adobe/target-nodejs-sdk";

// The request's URL does not contain it: fill it in.
const ORGANIZATION_ID = "<your IMS org id>@AdobeOrg";

// When Target refuses the request, this SDK sends it ten more times and gives no reason.
const targetClient = TargetClient.create({ client: "demo", organizationId: ORGANIZATION_ID });

const { response } = await targetClient.sendNotifications({
  sessionId: "6b1f0c52a9d84a6f9c1fb0f3a1d7e204",
  request: {
    requestId: "a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7",
    id: { tntId: "0d3c5f7a91b24e68a1c2d3e4f5061728.35_0" },
    context: { channel: "web", address: { url: "https://shop.test/", referringUrl: "" } },
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
console.log(response);
