// What the examples must have said. Each is built as its reader would build it; that one of them has a bug is meant.
def expected = [
    'maven': ['[1/2] REFUTED', 'Turnstile gate: FAILED — ArrayStack REFUTED'],
    'multi-module': ['Turnstile gate: PASSED — 1 subject', 'Turnstile gate: FAILED — CheckedAccount REFUTED'],
    'kotlin': ['Turnstile gate: PASSED — 1 subject'],
    'versions': ['Turnstile gate: PASSED — 1 subject', 'Tests run: 5, Failures: 0, Errors: 0'],
]
def log = new File(basedir, 'build.log').getText('UTF-8')
def missing = expected[basedir.name].findAll { !log.contains(it) }
assert missing.empty : "${basedir}/build.log lacks ${missing}"
