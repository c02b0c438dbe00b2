package casebook.checkpoints;

/** No checkpoint can be signed, because the key that is to sign can't be used. What was signed stays as it is. */
public final class SigningKeyUnusableException extends RuntimeException {
    SigningKeyUnusableException(String why) {
        super(why);
    }
}
