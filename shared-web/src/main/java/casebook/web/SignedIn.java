package casebook.web;

/** A principal of Spring Security that knows who is acting, whichever way they signed in. */
public interface SignedIn {
    Caller caller();
}
