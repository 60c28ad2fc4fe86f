"""A town's job-finding social workers in Jiujiang, from first meeting to first count."""
