using System;
using System.Collections.Generic;
using Adobe.Target.Client;
using Adobe.Target.Client.Model;
using Adobe.Target.Delivery.Model;

// The request's URL does not contain it: fill it in.
const string OrganizationId = "<your IMS org id>@AdobeOrg";

var config = new TargetClientConfig.Builder("demo", OrganizationId).Build();
var targetClient = TargetClient.Create(config);

var request = new TargetDeliveryRequest.Builder()
    .SetSessionId("6b1f0c52a9d84a6f9c1fb0f3a1d7e204")
    .SetRequestId("a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7")
    .SetId(new VisitorId(tntId: "0d3c5f7a91b24e68a1c2d3e4f5061728.35_0"))
    .SetContext(new Context(
        channel: ChannelType.Web,
        address: new Address(url: "https://shop.test/", referringUrl: "")
    ))
    .SetNotifications(new List<Notification> {
        new Notification(
            id: "c8f0a1",
            impressionId: "e2b7d4",
            type: MetricType.Display,
            timestamp: 1778058000000L,
            tokens: new List<string> {
                "aG9tZS4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLi4uLg==",
            },
            mbox: new NotificationMbox(name: "home", state: "state-of-home")
        ),
    })
    .Build();

var response = targetClient.SendNotifications(request);
Console.WriteLine($"{response.Status} {response.Message}");
Console.WriteLine(response.Response);
