using System;
using System.Collections.Generic;
using Adobe.Target.Client;
using Adobe.Target.Client.Model;
using Adobe.Target.Delivery.Model;

// The request's URL does not contain it: fill it in.
const string OrganizationId = "<your IMS org id>@AdobeOrg";

// The SDK joins client code and server domain to the host, so they are its two parts here.
// Not carried over: context.crossDomain, notifications[1].id, notifications[1].type, notifications[1].timestamp, notifications[1].tokens, strange%0A%23name, telemetry.
var config = new TargetClientConfig.Builder("offers", OrganizationId)
    .SetServerDomain("shop.test:8080")
    .SetSecure(false)
    .Build();
var targetClient = TargetClient.Create(config);

var request = new TargetDeliveryRequest.Builder()
    .SetSessionId("it's")
    .SetRequestId("a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7")
    .SetId(new VisitorId(tntId: "0d3c5f7a91b24e68a1c2d3e4f5061728.35_0"))
    .SetContext(new Context(channel: ChannelType.Mobile, beacon: true))
    .SetNotifications(new List<Notification> {
        new Notification(
            id: "it's \"all\" \\ $HOME `id` %s !!",
            impressionId: "e2b7d4",
            type: MetricType.Display,
            timestamp: 1778058000000L,
            parameters: new Dictionary<string, string> {
                [""] = "\u2028 \0 \u001b[31m \u0085",
                ["__proto__"] = "ÄÖÜ 漢字 👋",
                ["quote'd"] = "a\u202eb \ud800 c",
                ["\\u000a"] = "'''\"\"\"",
            },
            tokens: new List<string> {
                "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
            },
            mbox: new NotificationMbox(
                name: "</script><!-- {x} #{y} ${z}",
                state: "line one\nline two\r\ttab"
            )
        ),
        new Notification(
            impressionId: "e2b7d4",
            mbox: new NotificationMbox(name: "home", state: "state-of-home")
        ),
    })
    .Build();

var response = targetClient.SendNotifications(request);
Console.WriteLine($"{response.Status} {response.Message}");
Console.WriteLine(response.Response);
