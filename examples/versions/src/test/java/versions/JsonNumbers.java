package versions;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.turnstile.spec.Subject;

@Subject(model = NumbersModel.class)
public class JsonNumbers implements Numbers {
    private IntNode sum = IntNode.valueOf(0);

    @Override public synchronized int add(int number) {
        sum = IntNode.valueOf(sum.intValue() + number);
        return sum.intValue();
    }
}
