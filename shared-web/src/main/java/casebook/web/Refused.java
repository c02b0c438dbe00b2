package casebook.web;

/** Somebody who is signed in asked for what the rules forbid, and was refused. Published before it is answered. */
public record Refused(Caller caller, String what) {}
