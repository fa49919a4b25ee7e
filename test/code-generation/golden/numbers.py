from delivery_api_client import (
    ChannelType,
    Context,
    DeliveryRequest,
    Geo,
    MetricType,
    Notification,
    NotificationMbox,
    Order,
    Screen,
)
from target_python_sdk import TargetClient

# The request's URL does not contain it: fill it in.
ORGANIZATION_ID = "<your IMS org id>@AdobeOrg"

# Not carried over: context.screen.colorDepth, notifications[0].mbox.price.
# Python cannot hold all digits of: context.geo.longitude, notifications[0].order.total.
# The SDK sets itself: requestId, context.timeOffsetInMinutes.
target_client = TargetClient.create({
    "client": "demo",
    "organization_id": ORGANIZATION_ID,
    "environment_id": 9007199254740993,
})

delivery_request = DeliveryRequest(
    context=Context(
        channel=ChannelType.WEB,
        screen=Screen(width=1.28e3, pixel_ratio=1.500),
        geo=Geo(latitude=48.10, longitude=11.576123456789012345),
    ),
    notifications=[
        Notification(
            id="c8f0a1",
            type=MetricType.DISPLAY,
            timestamp=1778058000000,
            order=Order(id="order-9", total=9223372036854775801.10, experience_local_id=2),
            tokens=["token"],
            mbox=NotificationMbox(name="home"),
        ),
    ],
)

response = target_client.send_notifications({
    "request": delivery_request,
    "session_id": "6b1f0c52a9d84a6f9c1fb0f3a1d7e204",
})
print(response["response"])
