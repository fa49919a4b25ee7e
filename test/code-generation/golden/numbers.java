import com.adobe.target.delivery.v1.model.ChannelType;
import com.adobe.target.delivery.v1.model.Context;
import com.adobe.target.delivery.v1.model.Geo;
import com.adobe.target.delivery.v1.model.MetricType;
import com.adobe.target.delivery.v1.model.Notification;
import com.adobe.target.delivery.v1.model.NotificationMbox;
import com.adobe.target.delivery.v1.model.Order;
import com.adobe.target.delivery.v1.model.Screen;
import com.adobe.target.edge.client.ClientConfig;
import com.adobe.target.edge.client.TargetClient;
import com.adobe.target.edge.client.http.ResponseStatus;
import com.adobe.target.edge.client.model.TargetDeliveryRequest;
import java.math.BigDecimal;
import java.util.Arrays;

public class SendNotifications {
    // The request's URL does not contain it: fill it in.
    private static final String ORGANIZATION_ID = "<your IMS org id>@AdobeOrg";

    public static void main(String[] arguments) {
        // Not carried over: context.screen.colorDepth, notifications[0].mbox.price.
        // Java cannot hold all digits of: context.geo.longitude.
        ClientConfig config = ClientConfig.builder()
            .client("demo")
            .organizationId(ORGANIZATION_ID)
            .build();
        TargetClient targetClient = TargetClient.create(config);

        Notification notification = new Notification()
            .id("c8f0a1")
            .type(MetricType.DISPLAY)
            .timestamp(1778058000000L)
            .tokens(Arrays.asList("token"))
            .mbox(new NotificationMbox().name("home"));
        notification.setOrder(new Order()
            .id("order-9")
            .total(new BigDecimal("9223372036854775801.10"))
            .experienceLocalId(2));

        TargetDeliveryRequest request = TargetDeliveryRequest.builder()
            .sessionId("6b1f0c52a9d84a6f9c1fb0f3a1d7e204")
            .requestId("a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7")
            .environmentId(9007199254740993L)
            .context(new Context()
                .channel(ChannelType.WEB)
                .screen(new Screen().width(1.28e3d).pixelRatio(1.500d))
                .geo(new Geo().latitude(48.10f).longitude(11.576123456789012345f))
                .timeOffsetInMinutes(-120.0d))
            .notifications(Arrays.asList(notification))
            .build();

        ResponseStatus status = targetClient.sendNotifications(request);
        System.out.println(status.getStatus() + " " + status.getMessage());
    }
}
