/** The demo room's simulator. */
export {};
