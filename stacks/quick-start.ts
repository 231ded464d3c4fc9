// Imported first. The bindings carry their sources as inline source maps; with maps on, Node keeps them all in memory (40 MB) and cdktf, which
// takes a stack trace for every token, reads them again and again. People see messages of errors here, not traces.
process.setSourceMapsEnabled(false);
