package casebook.query.projecting;

/** Somebody else wrote to the view between our reading and our writing. Nothing is lost: the run is folded again. */
final class ChangedMeanwhileException extends RuntimeException {
    ChangedMeanwhileException(String what) {
        super(what + " was changed by somebody else meanwhile");
    }
}
