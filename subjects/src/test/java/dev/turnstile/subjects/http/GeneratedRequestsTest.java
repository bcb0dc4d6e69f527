package dev.turnstile.subjects.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.http.BadRequest;
import dev.turnstile.models.http.Body;
import dev.turnstile.models.http.HttpServer;
import dev.turnstile.models.http.HttpServerModel;
import dev.turnstile.models.http.Page;
import dev.turnstile.subjects.Crowd;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class GeneratedRequestsTest {
    private static final int CLIENTS = 3;

    @Property(tries = 30, shrinking = ShrinkingMode.OFF) // what clients do at the same time they may not do again
    void each_of_several_clients_is_answered_as_the_model_says(@ForAll("asked") List<Asked> all) throws Exception {
        HttpServer model = new HttpServerModel();
        try (EventLoopHttpServer server = new EventLoopHttpServer()) {
            Crowd.run(CLIENTS, () -> {
                for (Asked asked : all) assertThat(asked.of(server)).isEqualTo(asked.of(model));
            });
        }
    }

    @Provide
    Arbitrary<List<Asked>> asked() {
        Arbitrary<Asked> posts = Arbitraries.of(Body.class).map(body -> server -> server.post(body));
        Arbitrary<Asked> gets = Arbitraries.of(Page.class).map(page -> server -> server.get(page));
        Arbitrary<Asked> bads = Arbitraries.of(BadRequest.class).map(request -> server -> server.bad(request));
        Asked both = HttpServer::getBoth;
        return Arbitraries.oneOf(List.of(posts, gets, bads, Arbitraries.just(both)))
                .list()
                .ofMaxSize(10);
    }

    interface Asked {
        String of(HttpServer server);
    }
}
