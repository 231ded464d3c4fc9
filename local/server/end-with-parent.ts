// Loaded before the server: ends it when the process that started it is gone, however that came about.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
// Waiting for that is no reason to stay.
process.channel?.unref();
