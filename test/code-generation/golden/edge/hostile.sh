curl --proto '=http,https' --url 'http://edge.shop.test:8080/ee/v1/interact?configId=a'\''b&requestId=r&note=[a%20b]' \
  --globoff \
  -H 'Content-Type: text/plain' \
  -H 'User-Agent: Mozilla/5.0 (it'\''s me; %PATH%)' \
  --data-raw '{
  "events": [
    {
      "xdm": {
        "eventType": "it'\''s \"all\" \\ $HOME %s !! </script><!--",
        "environment": { "browserDetails": { "userAgent": "Mozilla/5.0 (it'\''s me; %PATH%)" } },
        "identityMap": { "ECID": [{ "id": "1" }], "CRM": [{ "id": "Ä漢👋\u202e\ud800" }] },
        "timestamp": 1778058000000.0,
        "_experience": {
          "decisioning": {
            "propositions": [{ "id": "AT:x", "scope": "line one\nline two", "scopeDetails": { "n": 9223372036854775801, "f": 1.50, "e": 1.23456789012345678901, "t": true, "z": null } }],
            "propositionEventType": { "interact": 1 },
            "propositionAction": { "label": "buy", "tokens": ["a", "b"] }
          }
        }
      },
      "data": { "__adobe": { "target": { "profile.level": "gold", "__proto__": "x" } } }
    }
  ],
  "query": { "identity": { "fetch": ["ECID"] } },
  "meta": {
    "configOverrides": { "com_adobe_target": { "propertyToken": "p" } },
    "sdkConfig": { "datastream": { "original": "other" } }
  }
}'
