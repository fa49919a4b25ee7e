// The Web SDK sets itself: xdm.timestamp, xdm.implementationDetails, query, meta.state.
// The Web SDK adds the details of the page, and its onBeforeEventSend and the consent apply.
alloy("sendEvent", {
  xdm: {
    eventType: "decisioning.propositionInteract",
    _experience: {
      decisioning: {
        propositions: [
          {
            id: "AT:eyJhY3Rpdml0eUlkIjoiMTAwNiIsImV4cGVyaWVuY2VJZCI6IjAifQ==",
            scope: "merged",
            scopeDetails: {
              decisionProvider: "TGT",
              activity: { id: "1006" },
              experience: { id: "0" },
              strategies: [{ step: "display", trafficType: "0" }],
              characteristics: {
                eventTokens: {
                  display: "ZGlzcGxheSBvZiBtZXJnZWQuLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4u==",
                  click: "Y2xpY2sgb2YgbWVyZ2VkLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4u==",
                },
              },
              correlationID: "1006:0:0",
            },
            items: [{ id: "measurement" }],
          },
        ],
        propositionEventType: { interact: 1 },
      },
    },
  },
  edgeConfigOverrides: { com_adobe_target: { propertyToken: "property-1" } },
  personalization: { defaultPersonalizationEnabled: false },
}).then(console.log);
