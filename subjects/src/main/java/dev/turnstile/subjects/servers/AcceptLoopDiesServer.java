package dev.turnstile.subjects.servers;

import dev.turnstile.models.servers.IterativeServerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.DenialOfService;
import dev.turnstile.support.transport.Crew;
import dev.turnstile.support.transport.IterativeTransport;
import java.io.IOException;

/**
 * One client that resets its connection ends the service for all: the exception that tells of its end is caught outside the loop that
 * accepts. The loop is over and the listener closed.
 *
 * <p>{@code reset() | send(HELLO); finish()}: the second client finds that nobody listens, or that its connection is reset too. Fixed by
 * {@link IterativeServer}.
 */
@Subject(model = IterativeServerModel.class)
@Broken(
        fault = DenialOfService.class,
        because = "an exception of one connection ends the loop that accepts connections",
        fixedBy = IterativeServer.class)
public class AcceptLoopDiesServer extends UppercaseOverTcp {
    public AcceptLoopDiesServer() {
        super(new IterativeTransport() {
            @Override
            protected Crew crew() {
                return new Crew(Crew.CALLER) {
                    @Override
                    protected void give(Work work) throws IOException {
                        work.run(); // the fault: nobody catches what it throws but the end of the loop
                    }
                };
            }
        });
    }
}
