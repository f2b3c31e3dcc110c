/** The timer as it was when the host was loaded, so that a test's false clock does not stop the app. */
const realTimeout = window.setTimeout.bind(window);

/** A later turn of the event loop, whatever clock a test has put in place. */
export const turn = (ms = 0): Promise<void> => new Promise((resolve) => void realTimeout(resolve, ms));
