from delivery_api_client import (
    Address,
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

# The SDK sets itself: requestId.
target_client = TargetClient.create({"client": "demo", "organization_id": ORGANIZATION_ID})

delivery_request = DeliveryRequest(
    id=VisitorId(tnt_id="0d3c5f7a91b24e68a1c2d3e4f5061728.35_0"),
    context=Context(
        channel=ChannelType.WEB,
        address=Address(url="https://shop.test/", referring_url=""),
    ),
    notifications=[
        Notification(
            id="c8f0a1",
            impression_id="e2b7d4",
            type=MetricType.DISPLAY,
            timestamp=1778058000000,
            tokens=[
                "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
            ],
            mbox=NotificationMbox(name="home", state="state-of-home"),
        ),
    ],
)

response = target_client.send_notifications({
    "request": delivery_request,
    "session_id": "6b1f0c52a9d84a6f9c1fb0f3a1d7e204",
})
print(response["response"])
