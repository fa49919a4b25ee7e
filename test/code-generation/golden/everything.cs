using System;
using System.Collections.Generic;
using Adobe.Target.Client;
using Adobe.Target.Client.Model;
using Adobe.Target.Delivery.Model;

// The request's URL does not contain it: fill it in.
const string ClientCode = "<your client code>";

// Not carried over: preview.
var config = new TargetClientConfig.Builder(ClientCode, "0123ABCD@AdobeOrg").Build();
var targetClient = TargetClient.Create(config);

var request = new TargetDeliveryRequest.Builder()
    .SetSessionId("6b1f0c52a9d84a6f9c1fb0f3a1d7e204")
    .SetLocationHint("35")
    .SetRequestId("a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7")
    .SetImpressionId("page-1")
    .SetId(new VisitorId(
        tntId: "0d3c5f7a91b24e68a1c2d3e4f5061728.35_0",
        thirdPartyId: "member-7",
        marketingCloudVisitorId: "12345678901234567890123456789012345678",
        customerIds: new List<CustomerId> {
            new CustomerId(
                id: "jo@shop.test",
                integrationCode: "crm",
                authenticatedState: AuthenticatedState.Authenticated
            ),
            new CustomerId(
                id: "jo-7",
                integrationCode: "loyalty",
                authenticatedState: AuthenticatedState.LoggedOut
            ),
        }
    ))
    .SetEnvironmentId(12L)
    .SetProperty(new Property(token: "4f0f7c0e-2f2b-4a1c-9b6e-3a7d5c1b2e90"))
    .SetTrace(new Trace(
        authorizationToken: "trace-token",
        usage: new Dictionary<string, string> { ["tool"] = "debugger" }
    ))
    .SetContext(new Context(
        channel: ChannelType.Web,
        screen: new Screen(
            width: 1280d,
            height: 800d,
            colorDepth: 24d,
            pixelRatio: 1.5d,
            orientation: ScreenOrientationType.Landscape
        ),
        window: new Window(width: 1280d, height: 640.5d),
        browser: new Browser(host: "shop.test", language: "de", webGLRenderer: "ANGLE (Mesa)"),
        address: new Address(url: "https://shop.test/?q=a&b", referringUrl: "https://search.test/"),
        geo: new Geo(
            ipAddress: "127.0.0.1",
            latitude: 48.1f,
            longitude: 11.6f,
            countryCode: "DE",
            city: "München",
            zip: "80331"
        ),
        timeOffsetInMinutes: -120d,
        userAgent: "Mozilla/5.0",
        clientHints: new ClientHints(mobile: false, platform: "Linux", architecture: "x86")
    ))
    .SetExperienceCloud(new ExperienceCloud(
        audienceManager: new AudienceManager(locationHint: 9, blob: "blob"),
        analytics: new AnalyticsRequest(
            supplementalDataId: "0123456789ABCDEF-0123456789ABCDEF",
            logging: LoggingType.ClientSide,
            trackingServer: "metrics.shop.test"
        )
    ))
    .SetNotifications(new List<Notification> {
        new Notification(
            id: "c8f0a1",
            impressionId: "e2b7d4",
            type: MetricType.Display,
            timestamp: 1778058000000L,
            address: new Address(url: "https://shop.test/home", referringUrl: ""),
            parameters: new Dictionary<string, string> {
                ["category"] = "coffee",
                ["user.level"] = "gold",
            },
            profileParameters: new Dictionary<string, string> { ["favourite"] = "espresso" },
            order: new Order(
                id: "order-9",
                total: 19.99m,
                purchasedProductIds: new List<string> { "beans", "mug" },
                time: DateTimeOffset.Parse("2026-05-06T09:00:00Z").UtcDateTime,
                experienceLocalId: 2,
                duplicate: false
            ),
            product: new Product(id: "beans", categoryId: "coffee"),
            tokens: new List<string> {
                "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
            },
            mbox: new NotificationMbox(name: "home", state: "state-of-home")
        ),
        new Notification(
            id: "c8f0a2",
            impressionId: "e2b7d4",
            type: MetricType.Display,
            timestamp: 1778058000000L,
            tokens: new List<string> {
                "YS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
                "Yi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
            },
            view: new NotificationView(
                name: "catalog",
                key: "catalog-key",
                state: "state-of-catalog"
            )
        ),
        new Notification(
            id: "c8f0a3",
            impressionId: "e2b7d4",
            type: MetricType.Display,
            timestamp: 1778058000000L,
            pageLoad: new NotificationPageLoad(state: "state-of-page")
        ),
        new Notification(
            id: "c8f0a4",
            impressionId: "e2b7d4",
            type: MetricType.Click,
            timestamp: 1778058000000L,
            tokens: new List<string> { "YnV5Li4uLi4uLi4uLi4uLg==" }
        ),
    })
    .SetQaMode(new QAMode(
        token: "qa-token",
        listedActivitiesOnly: true,
        evaluateAsTrueAudienceIds: new List<long> { 101L, 102L },
        previewIndexes: new List<QAModePreviewIndex> {
            new QAModePreviewIndex(activityIndex: 1, experienceIndex: 2),
        }
    ))
    .Build();

var response = targetClient.SendNotifications(request);
Console.WriteLine($"{response.Status} {response.Message}");
Console.WriteLine(response.Response);
