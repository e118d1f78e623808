/** One kind of event. Listeners are called in the order of subscription; one that throws does not silence the others. */
export class Emitter<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  /** The answer unsubscribes, and may be called more than once. */
  subscribe(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Throws the first error of a listener, after all of them have been called. */
  emit(event: Event): void {
    const errors: unknown[] = [];
    const listeners = [...this.#listeners];
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
