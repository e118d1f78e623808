/** What of a room a fresh start needs. */
interface StartedRoom {
  /** Everything that was accepted is committed, and nothing is being loaded. */
  readonly isQuiet: () => boolean;
  /** Nobody is answered from here on until it is loaded; whoever is here is sent away, and comes back. */
  readonly close: (reason: string) => void;
  /** Whoever comes meanwhile waits. Never rejects. */
  readonly load: () => Promise<void>;
}

interface Task {
  /** Never rejects. */
  readonly run: () => Promise<void>;
  readonly fail: (error: Error) => void;
}

/** Lets everybody in a room begin again, from what the storage has after something was done to it. */
export class FreshStart {
  readonly #room: StartedRoom;
  #tasks: Task[] = [];
  #isUnderWay = false;

  constructor(room: StartedRoom) {
    this.#room = room;
  }

  /** One waits for the room to be quiet. */
  get isWaiting(): boolean {
    return this.#tasks.length > 0;
  }

  /** One waits, or is under way. */
  get isDue(): boolean {
    return this.#tasks.length > 0 || this.#isUnderWay;
  }

  /** What was accepted before is committed first. Settles as `first` does; the room is loaded again in either case. */
  begin<Answer>(reason: string, first: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#tasks.push({ run: () => first().then(resolve, reject), fail: reject });
      this.#room.close(reason);
      this.whenQuiet();
    });
  }

  /** To be called whenever the room may have become quiet. */
  whenQuiet(): void {
    if (this.#tasks.length > 0 && !this.#isUnderWay && this.#room.isQuiet()) void this.#run();
  }

  /** The room is lost: nothing of what waits is begun. */
  end(error: Error): void {
    for (const { fail } of this.#tasks.splice(0)) fail(error);
  }

  async #run(): Promise<void> {
    this.#isUnderWay = true;
    for (const { run } of this.#tasks.splice(0)) await run();
    await this.#room.load();
    this.#isUnderWay = false;
    // Somebody may have asked while it was loaded.
    this.whenQuiet();
  }
}
