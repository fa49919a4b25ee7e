import TargetClient from "@adobe/target-nodejs-sdk";

// The request's URL does not contain it: fill it in.
const CLIENT = "<your client code>";

// The SDK replaces: experienceCloud.analytics.supplementalDataId.
// When Target refuses the request, this SDK sends it ten more times and gives no reason.
const targetClient = TargetClient.create({ client: CLIENT, organizationId: "0123ABCD@AdobeOrg" });

const { response } = await targetClient.sendNotifications({
  sessionId: "6b1f0c52a9d84a6f9c1fb0f3a1d7e204",
  targetLocationHint: "35",
  request: {
    requestId: "a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7",
    id: {
      tntId: "0d3c5f7a91b24e68a1c2d3e4f5061728.35_0",
      thirdPartyId: "member-7",
      marketingCloudVisitorId: "12345678901234567890123456789012345678",
      customerIds: [
        { id: "jo@shop.test", integrationCode: "crm", authenticatedState: "authenticated" },
        { id: "jo-7", integrationCode: "loyalty", authenticatedState: "logged_out" },
      ],
    },
    context: {
      channel: "web",
      address: { url: "https://shop.test/?q=a&b", referringUrl: "https://search.test/" },
      browser: { host: "shop.test", language: "de", webGLRenderer: "ANGLE (Mesa)" },
      screen: {
        width: 1280,
        height: 800,
        colorDepth: 24,
        pixelRatio: 1.5,
        orientation: "landscape",
      },
      window: { width: 1280, height: 640.5 },
      geo: {
        ipAddress: "127.0.0.1",
        latitude: 48.1,
        longitude: 11.6,
        countryCode: "DE",
        city: "München",
        zip: "80331",
      },
      timeOffsetInMinutes: -120,
      userAgent: "Mozilla/5.0",
      clientHints: { mobile: false, platform: "Linux", architecture: "x86" },
    },
    impressionId: "page-1",
    environmentId: 12,
    property: { token: "4f0f7c0e-2f2b-4a1c-9b6e-3a7d5c1b2e90" },
    trace: { authorizationToken: "trace-token", usage: { tool: "debugger" } },
    experienceCloud: {
      audienceManager: { locationHint: 9, blob: "blob" },
      analytics: {
        supplementalDataId: "0123456789ABCDEF-0123456789ABCDEF",
        logging: "client_side",
        trackingServer: "metrics.shop.test",
      },
    },
    qaMode: {
      token: "qa-token",
      listedActivitiesOnly: true,
      evaluateAsTrueAudienceIds: [101, 102],
      previewIndexes: [{ activityIndex: 1, experienceIndex: 2 }],
    },
    preview: { token: "preview-token" },
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
        address: { url: "https://shop.test/home", referringUrl: "" },
        parameters: { category: "coffee", "user.level": "gold" },
        profileParameters: { favourite: "espresso" },
        order: {
          id: "order-9",
          total: 19.99,
          purchasedProductIds: ["beans", "mug"],
          time: "2026-05-06T09:00:00Z",
          experienceLocalId: 2,
          duplicate: false,
        },
        product: { id: "beans", categoryId: "coffee" },
      },
      {
        id: "c8f0a2",
        impressionId: "e2b7d4",
        type: "display",
        timestamp: 1778058000000,
        tokens: [
          "YS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
          "Yi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
        ],
        view: { name: "catalog", key: "catalog-key", state: "state-of-catalog" },
      },
      {
        id: "c8f0a3",
        impressionId: "e2b7d4",
        type: "display",
        timestamp: 1778058000000,
        pageLoad: { state: "state-of-page" },
      },
      {
        id: "c8f0a4",
        impressionId: "e2b7d4",
        type: "click",
        timestamp: 1778058000000,
        tokens: ["YnV5Li4uLi4uLi4uLi4uLg=="],
      },
    ],
  },
});
console.log(response);
