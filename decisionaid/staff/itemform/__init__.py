"""Forms made from the schema of the domain: one way for every kind of content.

`shape` reads what a model holds, `raw` turns data into what stands in a form and back, `posted` reads a
form that was sent, `nodes` lays it out for the template, `errors` puts each mistake at its field.
"""
