import TargetClient from "@adobe/target-nodejs-sdk";

// The request's URL does not contain it: fill it in.
const ORGANIZATION_ID = "<your IMS org id>@AdobeOrg";

// The SDK strips what it does not know: strange%0A%23name, context.crossDomain.
// The SDK replaces context.channel by web.
// The SDK leaves out, for a missing id or timestamp or an unknown type: notifications[1].
// When Target refuses the request, this SDK sends it ten more times and gives no reason.
const targetClient = TargetClient.create({
  client: "demo",
  organizationId: ORGANIZATION_ID,
  serverDomain: "offers.shop.test:8080",
  secure: false,
});

const { response } = await targetClient.sendNotifications({
  sessionId: "it's",
  request: {
    requestId: "a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7",
    id: { tntId: "0d3c5f7a91b24e68a1c2d3e4f5061728.35_0" },
    context: { channel: "mobile", crossDomain: "disabled", beacon: true },
    "strange\n#name": 1,
    telemetry: { entries: [] },
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
console.log(response);
