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
        // The SDK joins client code and server domain to the host, so they are its two parts here.
        // Not carried over: context.crossDomain, notifications[1].id, notifications[1].type, notifications[1].timestamp, notifications[1].tokens, strange%0A%23name, telemetry.
        // The SDK asks for an answer, whatever context.beacon is.
        ClientConfig config = ClientConfig.builder()
            .client("offers")
            .organizationId(ORGANIZATION_ID)
            .serverDomain("shop.test:8080")
            .secure(false)
            .build();
        TargetClient targetClient = TargetClient.create(config);

        Notification notification1 = new Notification()
            .id("it's \"all\" \\ $HOME `id` %s !!")
            .impressionId("e2b7d4")
            .type(MetricType.DISPLAY)
            .timestamp(1778058000000L)
            .tokens(Arrays.asList(
                "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg=="
            ))
            .mbox(new NotificationMbox()
                .name("</script><!-- {x} #{y} ${z}")
                .state("line one\nline two\r\ttab"));
        notification1.putParametersItem("", "\u2028 \000 \033[31m \u0085");
        notification1.putParametersItem("__proto__", "ÄÖÜ 漢字 👋");
        notification1.putParametersItem("quote'd", "a\u202eb \ud800 c");
        notification1.putParametersItem("\\u000a", "'''\"\"\"");

        Notification notification2 = new Notification()
            .impressionId("e2b7d4")
            .mbox(new NotificationMbox().name("home").state("state-of-home"));

        TargetDeliveryRequest request = TargetDeliveryRequest.builder()
            .sessionId("it's")
            .requestId("a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7")
            .id(new VisitorId().tntId("0d3c5f7a91b24e68a1c2d3e4f5061728.35_0"))
            .context(new Context().channel(ChannelType.MOBILE))
            .notifications(Arrays.asList(notification1, notification2))
            .build();

        ResponseStatus status = targetClient.sendNotifications(request);
        System.out.println(status.getStatus() + " " + status.getMessage());
    }
}
