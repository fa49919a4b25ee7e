import com.adobe.target.delivery.v1.model.Address;
import com.adobe.target.delivery.v1.model.ChannelType;
import com.adobe.target.delivery.v1.model.Context;
import com.adobe.target.delivery.v1.model.MetricType;
import com.adobe.target.delivery.v1.model.Notification;
import com.adobe.target.delivery.v1.model.NotificationMbox;
import com.adobe.target.delivery.v1.model.VisitorId;
import com.adobe.target.edge.client.ClientConfig;
import com.adobe.target.edge.client.TargetClient;
import com.adobe.target.edge.client.http.ResponseStatus;
import com.adobe.target.edge.client.model.TargetDeliveryRequest;
import java.util.Arrays;

public class SendNotifications {
    // The request's URL does not contain it: fill it in.
    private static final String ORGANIZATION_ID = "<your IMS org id>@AdobeOrg";

    public static void main(String[] arguments) {
        ClientConfig config = ClientConfig.builder()
            .client("demo")
            .organizationId(ORGANIZATION_ID)
            .build();
        TargetClient targetClient = TargetClient.create(config);

        Notification notification = new Notification()
            .id("c8f0a1")
            .impressionId("e2b7d4")
            .type(MetricType.DISPLAY)
            .timestamp(1778058000000L)
            .tokens(Arrays.asList(
                "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg=="
            ))
            .mbox(new NotificationMbox().name("home").state("state-of-home"));

        TargetDeliveryRequest request = TargetDeliveryRequest.builder()
            .sessionId("6b1f0c52a9d84a6f9c1fb0f3a1d7e204")
            .requestId("a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7")
            .id(new VisitorId().tntId("0d3c5f7a91b24e68a1c2d3e4f5061728.35_0"))
            .context(new Context()
                .channel(ChannelType.WEB)
                .address(new Address().url("https://shop.test/").referringUrl("")))
            .notifications(Arrays.asList(notification))
            .build();

        ResponseStatus status = targetClient.sendNotifications(request);
        System.out.println(status.getStatus() + " " + status.getMessage());
    }
}
