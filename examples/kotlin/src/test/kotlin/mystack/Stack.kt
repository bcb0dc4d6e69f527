package mystack

interface Stack { // the contract: every function is an operation
    fun push(value: Int)
    fun pop(): Int? // null when empty
}

class StackModel : Stack { // the model: no threads in mind
    private val values = ArrayDeque<Int>()

    override fun push(value: Int) = values.addLast(value)

    override fun pop(): Int? = values.removeLastOrNull()
}
