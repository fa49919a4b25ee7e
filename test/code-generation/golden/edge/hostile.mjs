// The Edge Network may take a call without a browser's User-Agent for a bot's: send that of the visitor.
// A datastream that requires authentication is called at server.adobedc.net, with the headers Authorization, x-api-key and x-gw-ims-org-id.
// JavaScript cannot hold all digits of: event.xdm._experience.decisioning.propositions[0].scopeDetails.n, event.xdm._experience.decisioning.propositions[0].scopeDetails.e.
const response = await fetch("http://edge.shop.test:8080/ee/v2/interact?dataStreamId=a'b&requestId=r&note=[a%20b]", {
  method: "POST",
  headers: {
    "Content-Type": "application/json",
    "User-Agent": "Mozilla/5.0 (it's me; %PATH%)",
  },
  body: JSON.stringify({
    event: {
      xdm: {
        eventType: 'it\'s "all" \\ $HOME %s !! \u003c/script>\u003c!--',
        environment: { browserDetails: { userAgent: "Mozilla/5.0 (it's me; %PATH%)" } },
        identityMap: { ECID: [{ id: "1" }], CRM: [{ id: "Ä漢👋\u202e\ud800" }] },
        timestamp: 1778058000000.0,
        _experience: {
          decisioning: {
            propositions: [
              {
                id: "AT:x",
                scope: "line one\nline two",
                scopeDetails: {
                  n: 9223372036854775801,
                  f: 1.50,
                  e: 1.23456789012345678901,
                  t: true,
                  z: null,
                },
              },
            ],
            propositionEventType: { interact: 1 },
            propositionAction: { label: "buy", tokens: ["a", "b"] },
          },
        },
      },
      data: { __adobe: { target: { "profile.level": "gold", ["__proto__"]: "x" } } },
    },
    query: { identity: { fetch: ["ECID"] } },
    meta: {
      configOverrides: { com_adobe_target: { propertyToken: "p" } },
      sdkConfig: { datastream: { original: "other" } },
    },
  }),
});
console.log(response.status, await response.text());
