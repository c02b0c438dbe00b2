package casebook.command.http;

/** The JSON that comes with a command: a record of texts, read by {@link StrictJson} and {@link Form}. */
public interface CommandBody {}
