// The Web SDK sets itself: xdm.timestamp, xdm.identityMap.ECID, query.
// JavaScript cannot hold all digits of: events[0].xdm._experience.decisioning.propositions[0].scopeDetails.n, events[0].xdm._experience.decisioning.propositions[0].scopeDetails.e.
// The Web SDK adds the details of the page, and its onBeforeEventSend and the consent apply.
window["it's"]("sendEvent", {
  xdm: {
    eventType: 'it\'s "all" \\ $HOME %s !! \u003c/script>\u003c!--',
    environment: { browserDetails: { userAgent: "Mozilla/5.0 (it's me; %PATH%)" } },
    identityMap: { CRM: [{ id: "Ä漢👋\u202e\ud800" }] },
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
  edgeConfigOverrides: { datastreamId: "a'b", com_adobe_target: { propertyToken: "p" } },
  personalization: { defaultPersonalizationEnabled: false },
}).then(console.log);
