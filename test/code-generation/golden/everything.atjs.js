// at.js adds the session and sends a beacon, whose answer no page can read.
// It takes from the page:
// - id (the mbox cookie and the Visitor API)
// - property (targetPageParams, as at_property)
// - trace (the authorization parameter of the URL)
// - experienceCloud (the Visitor API)
// - qaMode (the URL or the at_qa_mode cookie)
// - preview (the URL or the at_preview_mode cookie)
// It makes its own: requestId, context, impressionId, environmentId.
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
