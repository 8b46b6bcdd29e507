/** A login under way in this tab: to whom the mail went and until when it holds; a reload does not forget it. */

const KEY = "hezuo.login.1";

export class Pending {
  #here;

  /** Return it; nothing where there is none or its time is over. */
  read() {
    const found = this.#kept() ?? this.#here;
    return found && new Date(found.until) > new Date() ? found : undefined;
  }

  #kept() {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Keep it. */
  write(login) {
    this.#here = login;
    try {
      sessionStorage.setItem(KEY, JSON.stringify(login));
    } catch {
      // it lasts as long as the page
    }
  }

  /** Forget it. */
  clear() {
    this.#here = undefined;
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // nothing was kept
    }
  }
}
