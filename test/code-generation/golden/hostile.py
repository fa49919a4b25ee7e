from delivery_api_client import (
    ChannelType,
    Context,
    DeliveryRequest,
    MetricType,
    Notification,
    NotificationMbox,
    VisitorId,
)
from target_python_sdk import TargetClient

# The request's URL does not contain it: fill it in.
ORGANIZATION_ID = "<your IMS org id>@AdobeOrg"

# Not carried over: context.crossDomain, notifications[1].id, notifications[1].type, notifications[1].timestamp, notifications[1].tokens, strange%0A%23name, telemetry.
# The SDK sets itself: requestId.
# context.beacon is left out: the SDK fails on the empty answer.
# The SDK leaves out, for a missing id or timestamp or an unknown type: notifications[1].
target_client = TargetClient.create({
    "client": "demo",
    "organization_id": ORGANIZATION_ID,
    "server_domain": "offers.shop.test:8080",
    "secure": False,
})

delivery_request = DeliveryRequest(
    id=VisitorId(tnt_id="0d3c5f7a91b24e68a1c2d3e4f5061728.35_0"),
    context=Context(channel=ChannelType.MOBILE),
    notifications=[
        Notification(
            id="it's \"all\" \\ $HOME `id` %s !!",
            impression_id="e2b7d4",
            type=MetricType.DISPLAY,
            timestamp=1778058000000,
            parameters={
                "": "\u2028 \x00 \x1b[31m \x85",
                "__proto__": "ÄÖÜ 漢字 👋",
                "quote'd": "a\u202eb \ud800 c",
                "\\u000a": "'''\"\"\"",
            },
            tokens=[
                "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
            ],
            mbox=NotificationMbox(
                name="</script><!-- {x} #{y} ${z}",
                state="line one\nline two\r\ttab",
            ),
        ),
        Notification(
            impression_id="e2b7d4",
            mbox=NotificationMbox(name="home", state="state-of-home"),
        ),
    ],
)

response = target_client.send_notifications({"request": delivery_request, "session_id": "it's"})
print(response["response"])
