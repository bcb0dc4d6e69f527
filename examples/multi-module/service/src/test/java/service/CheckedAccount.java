package service;

import account.AccountModel;
import dev.turnstile.spec.Subject;

/** The annotation stands in the tests, and main code knows nothing of it. */
@Subject(model = AccountModel.class)
public class CheckedAccount extends SharedAccount {}
