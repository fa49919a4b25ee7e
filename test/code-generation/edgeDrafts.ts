import type { RequestDraft } from '../../src/core/dialect/copyFormat.ts'
import { parseObject, type JsonObject } from '../../src/core/json/json.ts'
import { begunFor, EDGE_ROWS, NOW } from '../fixtures/edgeDrafts.ts'

/** A request to the Edge Network as the editor holds it. */
export function anEdgeDraft(body: JsonObject, url = begunFor(EDGE_ROWS.hero).url): RequestDraft {
  return { url, text: JSON.stringify(body), body, time: NOW }
}

function begun(row: keyof typeof EDGE_ROWS): RequestDraft {
  const { url, body } = begunFor(EDGE_ROWS[row])
  return anEdgeDraft(body, url)
}

const hostileText = String.raw`{
  "events": [
    {
      "xdm": {
        "eventType": "it's \"all\" \\ $HOME %s !! </script><!--",
        "environment": { "browserDetails": { "userAgent": "Mozilla/5.0 (it's me; %PATH%)" } },
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
}`

/** Texts that break what is not quoted, and numbers of which not every language keeps all digits. */
const hostile: RequestDraft = {
  url: "http://edge.shop.test:8080/ee/v1/interact?configId=a'b&requestId=r&note=[a b]",
  text: hostileText,
  body: parseObject(hostileText),
  time: NOW,
  instance: "it's",
}

/** The requests of the golden files. */
export const EDGE_DRAFTS = { display: begun('hero'), click: begun('mergedClick'), hostile }
