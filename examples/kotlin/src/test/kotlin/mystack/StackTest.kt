package mystack

import dev.turnstile.junit.Turnstile
import dev.turnstile.spec.Subject
import org.junit.jupiter.api.TestFactory

@Subject(model = StackModel::class)
open class TreiberSubject : Stack { // the subject: public, open, a constructor without parameters
    private val stack = TreiberStack()

    override fun push(value: Int) = stack.push(value)

    override fun pop(): Int? = stack.pop()
}

class StackTest {
    @TestFactory
    fun stacks() = Turnstile.check(TreiberSubject::class.java)
}
