declare const brand: unique symbol;

/** A `Type` that only its own parse function hands out, so that two kinds of id cannot be mixed up. */
export type Brand<Type, Name extends string> = Type & { readonly [brand]: Name };
