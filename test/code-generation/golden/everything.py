from delivery_api_client import (
    Address,
    AnalyticsRequest,
    AudienceManager,
    AuthenticatedState,
    Browser,
    ChannelType,
    Context,
    CustomerId,
    DeliveryRequest,
    ExperienceCloud,
    Geo,
    LoggingType,
    MetricType,
    ModelProperty,
    Notification,
    NotificationMbox,
    NotificationPageLoad,
    NotificationView,
    Order,
    Preview,
    Product,
    QAMode,
    QAModePreviewIndex,
    Screen,
    ScreenOrientationType,
    Trace,
    VisitorId,
    Window,
)
from target_python_sdk import TargetClient

# The request's URL does not contain it: fill it in.
CLIENT = "<your client code>"

# Not carried over: context.clientHints.
# The SDK sets itself: requestId, context.timeOffsetInMinutes, experienceCloud.analytics.supplementalDataId.
# order.time is a text: the SDK writes the request to its log, and fails there on a datetime.
target_client = TargetClient.create({
    "client": CLIENT,
    "organization_id": "0123ABCD@AdobeOrg",
    "environment_id": 12,
})

delivery_request = DeliveryRequest(
    impression_id="page-1",
    id=VisitorId(
        tnt_id="0d3c5f7a91b24e68a1c2d3e4f5061728.35_0",
        third_party_id="member-7",
        marketing_cloud_visitor_id="12345678901234567890123456789012345678",
        customer_ids=[
            CustomerId(
                id="jo@shop.test",
                integration_code="crm",
                authenticated_state=AuthenticatedState.AUTHENTICATED,
            ),
            CustomerId(
                id="jo-7",
                integration_code="loyalty",
                authenticated_state=AuthenticatedState.LOGGED_OUT,
            ),
        ],
    ),
    _property=ModelProperty(token="4f0f7c0e-2f2b-4a1c-9b6e-3a7d5c1b2e90"),
    trace=Trace(authorization_token="trace-token", usage={"tool": "debugger"}),
    context=Context(
        channel=ChannelType.WEB,
        screen=Screen(
            width=1280,
            height=800,
            color_depth=24,
            pixel_ratio=1.5,
            orientation=ScreenOrientationType.LANDSCAPE,
        ),
        window=Window(width=1280, height=640.5),
        browser=Browser(host="shop.test", language="de", web_gl_renderer="ANGLE (Mesa)"),
        address=Address(url="https://shop.test/?q=a&b", referring_url="https://search.test/"),
        geo=Geo(
            ip_address="127.0.0.1",
            latitude=48.1,
            longitude=11.6,
            country_code="DE",
            city="München",
            zip="80331",
        ),
        user_agent="Mozilla/5.0",
    ),
    experience_cloud=ExperienceCloud(
        audience_manager=AudienceManager(location_hint=9, blob="blob"),
        analytics=AnalyticsRequest(
            logging=LoggingType.CLIENT_SIDE,
            tracking_server="metrics.shop.test",
        ),
    ),
    notifications=[
        Notification(
            id="c8f0a1",
            impression_id="e2b7d4",
            type=MetricType.DISPLAY,
            timestamp=1778058000000,
            address=Address(url="https://shop.test/home", referring_url=""),
            parameters={"category": "coffee", "user.level": "gold"},
            profile_parameters={"favourite": "espresso"},
            order=Order(
                id="order-9",
                total=19.99,
                purchased_product_ids=["beans", "mug"],
                time="2026-05-06T09:00:00Z",
                experience_local_id=2,
                duplicate=False,
            ),
            product=Product(id="beans", category_id="coffee"),
            tokens=[
                "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
            ],
            mbox=NotificationMbox(name="home", state="state-of-home"),
        ),
        Notification(
            id="c8f0a2",
            impression_id="e2b7d4",
            type=MetricType.DISPLAY,
            timestamp=1778058000000,
            tokens=[
                "YS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
                "Yi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
            ],
            view=NotificationView(name="catalog", key="catalog-key", state="state-of-catalog"),
        ),
        Notification(
            id="c8f0a3",
            impression_id="e2b7d4",
            type=MetricType.DISPLAY,
            timestamp=1778058000000,
            page_load=NotificationPageLoad(state="state-of-page"),
        ),
        Notification(
            id="c8f0a4",
            impression_id="e2b7d4",
            type=MetricType.CLICK,
            timestamp=1778058000000,
            tokens=["YnV5Li4uLi4uLi4uLi4uLg=="],
        ),
    ],
    qa_mode=QAMode(
        token="qa-token",
        listed_activities_only=True,
        evaluate_as_true_audience_ids=[101, 102],
        preview_indexes=[QAModePreviewIndex(activity_index=1, experience_index=2)],
    ),
    preview=Preview(token="preview-token"),
)

response = target_client.send_notifications({
    "request": delivery_request,
    "session_id": "6b1f0c52a9d84a6f9c1fb0f3a1d7e204",
    "target_location_hint": "35",
})
print(response["response"])
