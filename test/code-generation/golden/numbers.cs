using System;
using System.Collections.Generic;
using Adobe.Target.Client;
using Adobe.Target.Client.Model;
using Adobe.Target.Delivery.Model;

// The request's URL does not contain it: fill it in.
const string OrganizationId = "<your IMS org id>@AdobeOrg";

// Not carried over: context.screen.colorDepth, notifications[0].mbox.price.
// .NET cannot hold all digits of: context.geo.longitude.
var config = new TargetClientConfig.Builder("demo", OrganizationId).Build();
var targetClient = TargetClient.Create(config);

var request = new TargetDeliveryRequest.Builder()
    .SetSessionId("6b1f0c52a9d84a6f9c1fb0f3a1d7e204")
    .SetRequestId("a3b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7")
    .SetEnvironmentId(9007199254740993L)
    .SetContext(new Context(
        channel: ChannelType.Web,
        screen: new Screen(width: 1.28e3d, pixelRatio: 1.500d),
        geo: new Geo(latitude: 48.10f, longitude: 11.576123456789012345f),
        timeOffsetInMinutes: -120.0d
    ))
    .SetNotifications(new List<Notification> {
        new Notification(
            id: "c8f0a1",
            type: MetricType.Display,
            timestamp: 1778058000000L,
            order: new Order(id: "order-9", total: 9223372036854775801.10m, experienceLocalId: 2),
            tokens: new List<string> { "token" },
            mbox: new NotificationMbox(name: "home")
        ),
    })
    .Build();

var response = targetClient.SendNotifications(request);
Console.WriteLine($"{response.Status} {response.Message}");
Console.WriteLine(response.Response);
