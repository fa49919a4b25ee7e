import com.adobe.target.delivery.v1.model.Address;
import com.adobe.target.delivery.v1.model.AnalyticsRequest;
import com.adobe.target.delivery.v1.model.AudienceManager;
import com.adobe.target.delivery.v1.model.AuthenticatedState;
import com.adobe.target.delivery.v1.model.Browser;
import com.adobe.target.delivery.v1.model.ChannelType;
import com.adobe.target.delivery.v1.model.Context;
import com.adobe.target.delivery.v1.model.CustomerId;
import com.adobe.target.delivery.v1.model.ExperienceCloud;
import com.adobe.target.delivery.v1.model.Geo;
import com.adobe.target.delivery.v1.model.LoggingType;
import com.adobe.target.delivery.v1.model.MetricType;
import com.adobe.target.delivery.v1.model.Notification;
import com.adobe.target.delivery.v1.model.NotificationMbox;
import com.adobe.target.delivery.v1.model.NotificationPageLoad;
import com.adobe.target.delivery.v1.model.NotificationView;
import com.adobe.target.delivery.v1.model.Order;
import com.adobe.target.delivery.v1.model.Product;
import com.adobe.target.delivery.v1.model.Property;
import com.adobe.target.delivery.v1.model.QAMode;
import com.adobe.target.delivery.v1.model.QAModePreviewIndex;
import com.adobe.target.delivery.v1.model.Screen;
import com.adobe.target.delivery.v1.model.ScreenOrientationType;
import com.adobe.target.delivery.v1.model.Trace;
import com.adobe.target.delivery.v1.model.VisitorId;
import com.adobe.target.delivery.v1.model.Window;
import com.adobe.target.edge.client.ClientConfig;
import com.adobe.target.edge.client.TargetClient;
import com.adobe.target.edge.client.http.ResponseStatus;
import com.adobe.target.edge.client.model.TargetDeliveryRequest;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;

public class SendNotifications {
    // The request's URL does not contain it: fill it in.
    private static final String CLIENT = "<your client code>";

    public static void main(String[] arguments) {
        // Not carried over: trace.usage, context.clientHints, preview.
        ClientConfig config = ClientConfig.builder()
            .client(CLIENT)
            .organizationId("0123ABCD@AdobeOrg")
            .build();
        TargetClient targetClient = TargetClient.create(config);

        Notification notification1 = new Notification()
            .id("c8f0a1")
            .impressionId("e2b7d4")
            .type(MetricType.DISPLAY)
            .timestamp(1778058000000L)
            .tokens(Arrays.asList(
                "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg=="
            ))
            .mbox(new NotificationMbox().name("home").state("state-of-home"));
        notification1.setAddress(new Address().url("https://shop.test/home").referringUrl(""));
        notification1.putParametersItem("category", "coffee");
        notification1.putParametersItem("user.level", "gold");
        notification1.putProfileParametersItem("favourite", "espresso");
        notification1.setOrder(new Order()
            .id("order-9")
            .total(new BigDecimal("19.99"))
            .purchasedProductIds(Arrays.asList("beans", "mug"))
            .time(OffsetDateTime.parse("2026-05-06T09:00:00Z"))
            .experienceLocalId(2)
            .duplicate(false));
        notification1.setProduct(new Product().id("beans").categoryId("coffee"));

        Notification notification2 = new Notification()
            .id("c8f0a2")
            .impressionId("e2b7d4")
            .type(MetricType.DISPLAY)
            .timestamp(1778058000000L)
            .tokens(Arrays.asList(
                "YS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
                "Yi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg=="
            ))
            .view(new NotificationView()
                .name("catalog")
                .key("catalog-key")
                .state("state-of-catalog"));

        Notification notification3 = new Notification()
            .id("c8f0a3")
            .impressionId("e2b7d4")
            .type(MetricType.DISPLAY)
            .timestamp(1778058000000L)
            .pageLoad(new NotificationPageLoad().state("state-of-page"));

        Notification notification4 = new Notification()
            .id("c8f0a4")
            .impressionId("e2b7d4")
            .type(MetricType.CLICK)
            .timestamp(1778058000000L)
            .tokens(Arrays.asList("YnV5Li4uLi4uLi4uLi4uLg=="));

        TargetDeliveryRequest request = TargetDeliveryRequest.builder()
            .sessionId("6b1f0c52a9d84a6f9c1fb0f3a1d7e204")
            .locationHint("35")
            .requestId("a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7")
            .impressionId("page-1")
            .id(new VisitorId()
                .tntId("0d3c5f7a91b24e68a1c2d3e4f5061728.35_0")
                .thirdPartyId("member-7")
                .marketingCloudVisitorId("12345678901234567890123456789012345678")
                .customerIds(Arrays.asList(
                    new CustomerId()
                        .id("jo@shop.test")
                        .integrationCode("crm")
                        .authenticatedState(AuthenticatedState.AUTHENTICATED),
                    new CustomerId()
                        .id("jo-7")
                        .integrationCode("loyalty")
                        .authenticatedState(AuthenticatedState.LOGGED_OUT)
                )))
            .environmentId(12L)
            .property(new Property().token("4f0f7c0e-2f2b-4a1c-9b6e-3a7d5c1b2e90"))
            .trace(new Trace().authorizationToken("trace-token"))
            .context(new Context()
                .channel(ChannelType.WEB)
                .screen(new Screen()
                    .width(1280d)
                    .height(800d)
                    .colorDepth(24d)
                    .pixelRatio(1.5d)
                    .orientation(ScreenOrientationType.LANDSCAPE))
                .window(new Window().width(1280d).height(640.5d))
                .browser(new Browser()
                    .host("shop.test")
                    .language("de")
                    .webGLRenderer("ANGLE (Mesa)"))
                .address(new Address()
                    .url("https://shop.test/?q=a&b")
                    .referringUrl("https://search.test/"))
                .geo(new Geo()
                    .ipAddress("127.0.0.1")
                    .latitude(48.1f)
                    .longitude(11.6f)
                    .countryCode("DE")
                    .city("München")
                    .zip("80331"))
                .timeOffsetInMinutes(-120d)
                .userAgent("Mozilla/5.0"))
            .experienceCloud(new ExperienceCloud()
                .audienceManager(new AudienceManager().locationHint(9).blob("blob"))
                .analytics(new AnalyticsRequest()
                    .supplementalDataId("0123456789ABCDEF-0123456789ABCDEF")
                    .logging(LoggingType.CLIENT_SIDE)
                    .trackingServer("metrics.shop.test")))
            .qaMode(new QAMode()
                .token("qa-token")
                .listedActivitiesOnly(true)
                .evaluateAsTrueAudienceIds(Arrays.asList(101L, 102L))
                .previewIndexes(Arrays.asList(
                    new QAModePreviewIndex().activityIndex(1).experienceIndex(2)
                )))
            .notifications(Arrays.asList(notification1, notification2, notification3, notification4))
            .build();

        ResponseStatus status = targetClient.sendNotifications(request);
        System.out.println(status.getStatus() + " " + status.getMessage());
    }
}
