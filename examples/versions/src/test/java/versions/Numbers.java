package versions;

import net.jqwik.api.constraints.IntRange;

public interface Numbers {
    int add(@IntRange(min = 1, max = 2) int number);
}
