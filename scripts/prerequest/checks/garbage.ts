/** A check sends a word in place of its token. The collection's script has put the real one there, right before. */
pm.variables.set('token', 'this-is-no-token');
