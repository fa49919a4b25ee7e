import requests

# The Edge Network may take a call without a browser's User-Agent for a bot's: send that of the visitor.
# A datastream that requires authentication is called at server.adobedc.net, with the headers Authorization, x-api-key and x-gw-ims-org-id.
headers = {
    "Content-Type": "application/json",
    "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
}
body = {
    "event": {
        "xdm": {
            "eventType": "decisioning.propositionInteract",
            "timestamp": "2026-05-06T09:00:05.000Z",
            "implementationDetails": {
                "name": "https://ns.adobe.com/experience/alloy",
                "version": "2.33.1",
                "environment": "browser",
            },
            "_experience": {
                "decisioning": {
                    "propositions": [
                        {
                            "id": "AT:eyJhY3Rpdml0eUlkIjoiMTAwNiIsImV4cGVyaWVuY2VJZCI6IjAifQ==",
                            "scope": "merged",
                            "scopeDetails": {
                                "decisionProvider": "TGT",
                                "activity": {"id": "1006"},
                                "experience": {"id": "0"},
                                "strategies": [{"step": "display", "trafficType": "0"}],
                                "characteristics": {
                                    "eventTokens": {
                                        "display": "ZGlzcGxheSBvZiBtZXJnZWQuLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4u==",
                                        "click": "Y2xpY2sgb2YgbWVyZ2VkLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4u==",
                                    },
                                },
                                "correlationID": "1006:0:0",
                            },
                            "items": [{"id": "measurement"}],
                        },
                    ],
                    "propositionEventType": {"interact": 1},
                },
            },
        },
    },
    "query": {"identity": {"fetch": ["ECID"]}},
    "meta": {
        "state": {
            "domain": "shop.test",
            "cookiesEnabled": True,
            "entries": [
                {
                    "key": "kndctr_0123ABCD_AdobeOrg_identity",
                    "value": "CiYxNDMzNzI5NTIzMDQ0MTM3MjM5MDQ0MzEyNjg0MzkyMDE3NjM4Mg==",
                },
            ],
        },
        "configOverrides": {"com_adobe_target": {"propertyToken": "property-1"}},
    },
}
response = requests.post("https://edge.adobedc.net/ee/irl1/v2/interact?dataStreamId=0f3c5a1e-7b52-4c0e-9d7e-2b6f3a1c9d54&requestId=00000000-0000-4000-8000-000000000001", headers=headers, json=body, timeout=10)
print(response.status_code, response.text)
