module account {
    requires turnstile.models;

    exports account;
}
