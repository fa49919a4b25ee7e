// The Web SDK sets itself: xdm.timestamp, xdm.implementationDetails, query, meta.state.
// The Web SDK adds the details of the page, and its onBeforeEventSend and the consent apply.
alloy("sendEvent", {
  xdm: {
    eventType: "decisioning.propositionDisplay",
    _experience: {
      decisioning: {
        propositions: [
          {
            id: "AT:eyJhY3Rpdml0eUlkIjoiMTAwNCIsImV4cGVyaWVuY2VJZCI6IjAifQ==",
            scope: "hero",
            scopeDetails: {
              decisionProvider: "TGT",
              activity: { id: "1004" },
              experience: { id: "0" },
              strategies: [{ step: "display", trafficType: "0" }],
              characteristics: {
                eventToken: "ZGlzcGxheSBvZiBoZXJvLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4u==",
              },
              correlationID: "1004:0:0",
            },
          },
        ],
        propositionEventType: { display: 1 },
      },
    },
  },
  edgeConfigOverrides: { com_adobe_target: { propertyToken: "property-1" } },
  personalization: { defaultPersonalizationEnabled: false },
}).then(console.log);
